"""Who was erased, as marks; messages are found by their keys."""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('erased',
    sa.Column('mark', sa.String(length=64), nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('mark', name=op.f('pk_erased')),
    comment='Visitors that were erased, as a hash, so that what was still on its way is not kept.'
    )
    op.create_index('ix_erased_site_at', 'erased', ['site', 'at'], unique=False)
    op.create_index('ix_outbox_key', 'outbox', ['key'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_outbox_key', table_name='outbox')
    op.drop_index('ix_erased_site_at', table_name='erased')
    op.drop_table('erased')
