"""What is kept has an end: from when a store's visits are there, and what those before add to the sums."""

import sqlalchemy as sa
from alembic import op

from waverly.storage.unbounded_integer import UnboundedInteger

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('kept_since',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('site', name=op.f('pk_kept_since')),
    comment="From when on a store's visits are kept; of what was before, sums alone."
    )
    sums = ('n', 'sum_y', 'sum_yy', 'sum_x', 'sum_xx', 'sum_xy', 'sum_s', 'sum_ss', 'sum_sy')
    op.create_table('past_statistics',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('dimension', sa.String(length=16), nullable=False),
    sa.Column('day', sa.String(length=10), nullable=False),
    sa.Column('campaign', sa.String(length=64), nullable=False),
    sa.Column('side', sa.String(length=16), nullable=False),
    sa.Column('planned', sa.Integer(), nullable=False),
    sa.Column('segment', sa.String(length=64), nullable=False),
    sa.Column('metric', sa.String(length=32), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    *(sa.Column(name, UnboundedInteger(), nullable=False) for name in sums),
    sa.PrimaryKeyConstraint(
        'site', 'dimension', 'day', 'campaign', 'side', 'planned', 'segment', 'metric', 'currency',
        name=op.f('pk_past_statistics'),
    ),
    comment='What visits and enrolments no longer kept, or closed, add to the sums: a rebuild begins with it.'
    )
    op.add_column(
        'enrolments', sa.Column('closed', sa.Boolean(), nullable=False, server_default=sa.false())
    )
    still_open = sa.text('closed IS false' if op.get_bind().dialect.name == 'postgresql' else 'closed IS 0')
    op.create_index('ix_enrolments_site_at', 'enrolments', ['site', 'at'], unique=False,
        sqlite_where=still_open, postgresql_where=still_open)


def downgrade() -> None:
    op.drop_index('ix_enrolments_site_at', table_name='enrolments')
    with op.batch_alter_table('enrolments', schema=None) as batch_op:
        batch_op.drop_column('closed')
    op.drop_table('past_statistics')
    op.drop_table('kept_since')
