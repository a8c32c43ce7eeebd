"""What is on shoppers' wish lists at the store, as its backend tells it."""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('told_wishes',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('key', sa.String(length=264), nullable=False),
    sa.Column('product', sa.String(length=64), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=True),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('on_list', sa.Boolean(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('told_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'key', 'product', name=op.f('pk_told_wishes')),
    comment='The last word on each product of a wish list at a store, as its backend told it.'
    )
    op.create_index('ix_told_wishes_site_visitor', 'told_wishes', ['site', 'visitor'], unique=False)
    op.create_index('ix_told_wishes_site_email', 'told_wishes', ['site', 'email'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_told_wishes_site_email', table_name='told_wishes')
    op.drop_index('ix_told_wishes_site_visitor', table_name='told_wishes')
    op.drop_table('told_wishes')
