"""Which products are looked at together."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('co_views',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('product', sa.String(length=64), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('other', sa.String(length=64), nullable=False),
    sa.Column('visitors', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'product', 'rank', name=op.f('pk_co_views')),
    comment='For each product those that visitors look at in the same visit, most alike first.'
    )


def downgrade() -> None:
    op.drop_table('co_views')
