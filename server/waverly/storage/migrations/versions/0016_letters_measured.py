"""A letter keeps which share was meant to be held back, so that its effect can be measured; found by time."""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Until now the share was the setting's, a tenth unless somebody changed it.
    op.add_column('letters', sa.Column('planned', sa.Integer(), nullable=False, server_default='1000'))
    op.create_index('ix_letters_site_at', 'letters', ['site', 'at'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_letters_site_at', table_name='letters')
    op.drop_column('letters', 'planned')
