"""What is measured: visits, enrolments, sums; refunds, linked visitors and a store's settings."""

import sqlalchemy as sa
from alembic import op

from waverly.storage.unbounded_integer import UnboundedInteger

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('enrolments',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('campaign', sa.String(length=64), nullable=False),
    sa.Column('person', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('side', sa.String(length=16), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'campaign', 'person', name=op.f('pk_enrolments')),
    comment='Who would have seen a campaign, from the first time on, and what came of it.'
    )
    with op.batch_alter_table('enrolments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_enrolments_site_person'), ['site', 'person'], unique=False)

    op.create_table('measure_progress',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('turn', sa.BigInteger(), nullable=False),
    sa.Column('recipe', sa.String(length=64), nullable=False),
    sa.Column('journal', sa.BigInteger(), nullable=False),
    sa.Column('outcomes', sa.BigInteger(), nullable=False),
    sa.Column('outcomes_seen', sa.BigInteger(), nullable=False),
    sa.Column('refunds', sa.BigInteger(), nullable=False),
    sa.Column('refunds_seen', sa.BigInteger(), nullable=False),
    sa.Column('links', sa.BigInteger(), nullable=False),
    sa.Column('links_seen', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('site', name=op.f('pk_measure_progress')),
    comment='How far the measuring has read, so that it goes on from there.'
    )
    op.create_table('refunds',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('refund', sa.String(length=64), nullable=False),
    sa.Column('order', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('value', sa.Float(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_refunds')),
    sa.UniqueConstraint('site', 'refund', name=op.f('uq_refunds_site_refund')),
    comment='Money given back, by order; a refund may be told before its purchase.'
    )
    with op.batch_alter_table('refunds', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_refunds_site_order'), ['site', 'order'], unique=False)

    op.create_table('site_settings',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('changed_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'name', name=op.f('pk_site_settings')),
    comment="What an owner has set for one store, such as currency rates or the baseline's start."
    )
    op.create_table('statistics',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('dimension', sa.String(length=16), nullable=False),
    sa.Column('day', sa.String(length=10), nullable=False),
    sa.Column('campaign', sa.String(length=64), nullable=False),
    sa.Column('side', sa.String(length=16), nullable=False),
    sa.Column('planned', sa.Integer(), nullable=False),
    sa.Column('segment', sa.String(length=64), nullable=False),
    sa.Column('metric', sa.String(length=32), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('n', UnboundedInteger(), nullable=False),
    sa.Column('sum_y', UnboundedInteger(), nullable=False),
    sa.Column('sum_yy', UnboundedInteger(), nullable=False),
    sa.Column('sum_x', UnboundedInteger(), nullable=False),
    sa.Column('sum_xx', UnboundedInteger(), nullable=False),
    sa.Column('sum_xy', UnboundedInteger(), nullable=False),
    sa.Column('sum_s', UnboundedInteger(), nullable=False),
    sa.Column('sum_ss', UnboundedInteger(), nullable=False),
    sa.Column('sum_sy', UnboundedInteger(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'dimension', 'day', 'campaign', 'side', 'planned', 'segment', 'metric', 'currency', name=op.f('pk_statistics')),
    comment='Sums over visitors: all a report needs. docs/reports.md documents every column.'
    )
    op.create_table('visitor_links',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=False),
    sa.Column('person', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visitor_links')),
    sa.UniqueConstraint('site', 'visitor', name=op.f('uq_visitor_links_site_visitor')),
    comment='Visitors known to be one person; `person` is the earliest of them.'
    )
    with op.batch_alter_table('visitor_links', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_visitor_links_site_person'), ['site', 'person'], unique=False)

    op.create_table('visits',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('session', sa.String(length=64), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('opened_at', sa.BigInteger(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'session', name=op.f('pk_visits')),
    comment='Each session that has ended, summed up: pages, moments, decisions. No text, no values.'
    )
    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_visits_site_opened_at'), ['site', 'opened_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_visits_site_visitor'), ['site', 'visitor'], unique=False)

    with op.batch_alter_table('outcomes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('items', sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('outcomes', schema=None) as batch_op:
        batch_op.drop_column('items')

    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_visits_site_visitor'))
        batch_op.drop_index(batch_op.f('ix_visits_site_opened_at'))

    op.drop_table('visits')
    with op.batch_alter_table('visitor_links', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_visitor_links_site_person'))

    op.drop_table('visitor_links')
    op.drop_table('statistics')
    op.drop_table('site_settings')
    with op.batch_alter_table('refunds', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_refunds_site_order'))

    op.drop_table('refunds')
    op.drop_table('measure_progress')
    with op.batch_alter_table('enrolments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_enrolments_site_person'))

    op.drop_table('enrolments')
