"""What happened in a store's app, mails and tills, as its backend tells it."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('told_events',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=True),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('source', sa.String(length=16), nullable=False),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('told_at', sa.BigInteger(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_told_events')),
    sa.UniqueConstraint('site', 'key', name=op.f('uq_told_events_site_key')),
    comment="What happened in a store's app, mails and tills, as its backend told it. Once each."
    )
    op.create_index('ix_told_events_site_visitor_at', 'told_events', ['site', 'visitor', 'at'], unique=False)
    op.create_index('ix_told_events_site_email_at', 'told_events', ['site', 'email', 'at'], unique=False)
    op.create_index('ix_told_events_site_at', 'told_events', ['site', 'at'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_told_events_site_at', table_name='told_events')
    op.drop_index('ix_told_events_site_email_at', table_name='told_events')
    op.drop_index('ix_told_events_site_visitor_at', table_name='told_events')
    op.drop_table('told_events')
