"""By whom a wish was made: an address left once need not be written twice."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('wishes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('visitor', sa.String(length=64), nullable=True))
        batch_op.create_index(batch_op.f('ix_wishes_site_visitor'), ['site', 'visitor'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('wishes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_wishes_site_visitor'))
        batch_op.drop_column('visitor')
