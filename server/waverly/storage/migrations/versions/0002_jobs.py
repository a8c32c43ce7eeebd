"""Runs of the jobs that come round."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('job_runs',
    sa.Column('job', sa.String(length=64), nullable=False),
    sa.Column('due_at', sa.BigInteger(), nullable=False),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.Column('finished_at', sa.BigInteger(), nullable=True),
    sa.Column('ok', sa.Boolean(), nullable=True),
    sa.Column('said', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('job', 'due_at', name=op.f('pk_job_runs')),
    comment='Every run of a job that comes round: when it was due, and what it said it did.'
    )


def downgrade() -> None:
    op.drop_table('job_runs')
