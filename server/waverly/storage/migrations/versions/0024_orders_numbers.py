"""What people call an order that the store knows by another number."""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('outcomes', sa.Column('number', sa.String(length=64), nullable=True))
    numbered = sa.text('number IS NOT NULL')
    op.create_index(
        'ix_outcomes_site_number', 'outcomes', ['site', 'number'], unique=False,
        sqlite_where=numbered, postgresql_where=numbered,
    )


def downgrade() -> None:
    op.drop_index('ix_outcomes_site_number', table_name='outcomes')
    op.drop_column('outcomes', 'number')
