"""Learnt shares and the moves that led to them."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('share_moves',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('campaign', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_share_moves')),
    comment='Every change of a share, with its reason in a sentence and the figures behind it.'
    )
    with op.batch_alter_table('share_moves', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_share_moves_site_at'), ['site', 'at'], unique=False)

    op.create_table('share_tables',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('version', sa.String(length=16), nullable=False),
    sa.Column('made_at', sa.BigInteger(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'version', name=op.f('pk_share_tables')),
    comment='Every table of shares ever in force, by digest, so that old decisions can be replayed.'
    )
    with op.batch_alter_table('share_tables', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_share_tables_site_made_at'), ['site', 'made_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('share_tables', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_share_tables_site_made_at'))

    op.drop_table('share_tables')
    with op.batch_alter_table('share_moves', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_share_moves_site_at'))

    op.drop_table('share_moves')
