"""Every time a set of campaigns was put in force, also when it had been before."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('policy_applications',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_policy_applications')),
    comment='Every time a set of campaigns was put in force, in order.'
    )
    with op.batch_alter_table('policy_applications', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_policy_applications_site_id'), ['site', 'id'], unique=False)
    op.execute(
        "INSERT INTO policy_applications (site, version, at) "
        "SELECT site, version, applied_at FROM policies ORDER BY applied_at"
    )
    with op.batch_alter_table('policies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_policies_site_applied_at'))
        batch_op.drop_column('applied_at')


def downgrade() -> None:
    with op.batch_alter_table('policies', schema=None) as batch_op:
        batch_op.add_column(sa.Column('applied_at', sa.BigInteger(), nullable=False, server_default='0'))
        batch_op.create_index(batch_op.f('ix_policies_site_applied_at'), ['site', 'applied_at'], unique=False)
    op.execute(
        "UPDATE policies SET applied_at = COALESCE((SELECT MAX(a.at) FROM policy_applications a "
        "WHERE a.site = policies.site AND a.version = policies.version), 0)"
    )
    with op.batch_alter_table('policy_applications', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_policy_applications_site_id'))
    op.drop_table('policy_applications')
