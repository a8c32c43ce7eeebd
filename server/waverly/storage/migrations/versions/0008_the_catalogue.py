"""Prices with their history, what a shop says of itself, feeds, and what content passed before it was published."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('price_history',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('product', sa.String(length=64), nullable=False),
    sa.Column('variant', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('price', sa.Float(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=True),
    sa.PrimaryKeyConstraint('site', 'product', 'variant', 'at', name=op.f('pk_price_history')),
    comment="Every price and since when it held; appended, never overwritten. `variant` is empty for the product's own price."
    )
    op.create_table('shop_facts',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('as_of', sa.BigInteger(), nullable=False),
    sa.Column('facts', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'as_of', name=op.f('pk_shop_facts')),
    comment='What the store said of itself, and when: policies, delivery, offers; appended.'
    )
    op.create_table('offer_confirmations',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=False),
    sa.Column('offer', sa.String(length=64), nullable=False),
    sa.Column('until', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'visitor', 'offer', name=op.f('pk_offer_confirmations')),
    comment='Personal offers the store confirmed for a visitor, and until when.'
    )
    op.create_table('feeds',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('url', sa.String(length=1024), nullable=False),
    sa.Column('every_hours', sa.Integer(), nullable=False),
    sa.Column('format', sa.String(length=32), nullable=False),
    sa.Column('read_at', sa.BigInteger(), nullable=True),
    sa.Column('said', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('site', 'url', name=op.f('pk_feeds')),
    comment='Product feeds that are read by the clock, and what the last reading came to.'
    )
    op.create_table('gate_runs',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('campaign', sa.String(length=64), nullable=False),
    sa.Column('content', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('report', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gate_runs')),
    comment='What was checked before a campaign was published, by content digest, with the result.'
    )
    with op.batch_alter_table('gate_runs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_gate_runs_site_campaign_id'), ['site', 'campaign', 'id'], unique=False)
    with op.batch_alter_table('products', schema=None) as batch_op:
        batch_op.add_column(sa.Column('category', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('confirmed_at', sa.BigInteger(), nullable=True))
        batch_op.create_index(batch_op.f('ix_products_site_category'), ['site', 'category'], unique=False)
    op.execute("UPDATE products SET confirmed_at = as_of")


def downgrade() -> None:
    with op.batch_alter_table('products', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_products_site_category'))
        batch_op.drop_column('confirmed_at')
        batch_op.drop_column('category')
    with op.batch_alter_table('gate_runs', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_gate_runs_site_campaign_id'))
    op.drop_table('gate_runs')
    op.drop_table('feeds')
    op.drop_table('offer_confirmations')
    op.drop_table('shop_facts')
    op.drop_table('price_history')
