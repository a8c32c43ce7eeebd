"""Where a failed sign-in came from, as a mark."""

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        'sign_in_failures',
        sa.Column('place', sa.String(length=32), nullable=False, server_default=''),
    )
    op.create_index(
        'ix_sign_in_failures_place_at', 'sign_in_failures', ['place', 'at'], unique=False
    )


def downgrade() -> None:
    op.drop_index('ix_sign_in_failures_place_at', table_name='sign_in_failures')
    op.drop_column('sign_in_failures', 'place')
