"""The carts a store holds for its shoppers, as its backend tells them."""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('told_carts',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('key', sa.String(length=264), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=True),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('told_at', sa.BigInteger(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'key', name=op.f('pk_told_carts')),
    comment='The cart a store holds for each visitor or address, as its backend told it last.'
    )
    op.create_index('ix_told_carts_site_visitor', 'told_carts', ['site', 'visitor'], unique=False)
    op.create_index('ix_told_carts_site_email', 'told_carts', ['site', 'email'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_told_carts_site_email', table_name='told_carts')
    op.drop_index('ix_told_carts_site_visitor', table_name='told_carts')
    op.drop_table('told_carts')
