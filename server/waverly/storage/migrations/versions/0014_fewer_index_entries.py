"""An index that nothing asked is gone, decisions are found by time, and by visitor only where one met help."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

MET = {'sqlite': 'displayed IS 1 OR held_out IS NOT NULL', 'postgresql': 'displayed IS true OR held_out IS NOT NULL'}


def upgrade() -> None:
    op.drop_index('ix_decisions_site_arm_at', table_name='decisions')
    op.drop_index('ix_decisions_site_visitor_at', table_name='decisions')
    op.create_index('ix_decisions_site_at', 'decisions', ['site', 'at'], unique=False)
    op.create_index(
        'ix_decisions_site_visitor_at',
        'decisions',
        ['site', 'visitor', 'at'],
        unique=False,
        sqlite_where=sa.text(MET['sqlite']),
        postgresql_where=sa.text(MET['postgresql']),
    )


def downgrade() -> None:
    op.drop_index('ix_decisions_site_visitor_at', table_name='decisions')
    op.drop_index('ix_decisions_site_at', table_name='decisions')
    op.create_index('ix_decisions_site_visitor_at', 'decisions', ['site', 'visitor', 'at'], unique=False)
    op.create_index('ix_decisions_site_arm_at', 'decisions', ['site', 'arm', 'at'], unique=False)
