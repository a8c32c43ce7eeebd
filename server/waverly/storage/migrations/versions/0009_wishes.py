"""What shoppers asked for through an overlay."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('wishes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('token', sa.String(length=64), nullable=False),
    sa.Column('sameness', sa.String(length=64), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('product', sa.String(length=64), nullable=True),
    sa.Column('asked_at', sa.BigInteger(), nullable=False),
    sa.Column('due_at', sa.BigInteger(), nullable=True),
    sa.Column('ended_at', sa.BigInteger(), nullable=True),
    sa.Column('end', sa.String(length=32), nullable=True),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_wishes')),
    sa.UniqueConstraint('site', 'sameness', name=op.f('uq_wishes_site_sameness')),
    sa.UniqueConstraint('token', name=op.f('uq_wishes_token')),
    comment='What shoppers asked for: a kept cart, an alert, a reminder. `due_at` is when to look next.'
    )
    with op.batch_alter_table('wishes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_wishes_site_email'), ['site', 'email'], unique=False)
        batch_op.create_index(batch_op.f('ix_wishes_due_at'), ['due_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('wishes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_wishes_due_at'))
        batch_op.drop_index(batch_op.f('ix_wishes_site_email'))
    op.drop_table('wishes')
