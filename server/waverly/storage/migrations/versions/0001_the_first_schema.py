"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('decisions',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('session', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('moment', sa.String(length=64), nullable=False),
    sa.Column('arm', sa.String(length=64), nullable=False),
    sa.Column('held_out', sa.String(length=16), nullable=True),
    sa.Column('displayed', sa.Boolean(), nullable=False),
    sa.Column('preview', sa.Boolean(), nullable=False),
    sa.Column('policy', sa.String(length=32), nullable=False),
    sa.Column('record', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decisions')),
    comment='Every decision with its full record, silence included.'
    )
    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_decisions_site_arm_at'), ['site', 'arm', 'at'], unique=False)
        batch_op.create_index(batch_op.f('ix_decisions_site_session_version'), ['site', 'session', 'version'], unique=False)
        batch_op.create_index(batch_op.f('ix_decisions_site_visitor_at'), ['site', 'visitor', 'at'], unique=False)

    op.create_table('journal',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('session', sa.String(length=64), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('received_at', sa.BigInteger(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_journal')),
    sa.UniqueConstraint('site', 'session', 'version', name=op.f('uq_journal_site_session_version')),
    comment='Every batch as it came, once per session version: the truth all else can be rebuilt from.'
    )
    op.create_table('outcomes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('kind', sa.String(length=64), nullable=False),
    sa.Column('key', sa.String(length=160), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=False),
    sa.Column('session', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('decision', sa.String(length=64), nullable=True),
    sa.Column('value', sa.Float(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcomes')),
    sa.UniqueConstraint('site', 'kind', 'key', name=op.f('uq_outcomes_site_kind_key')),
    comment='What came of it: exposures, uses, dismissals, additions to the cart, purchases. Once each.'
    )
    with op.batch_alter_table('outcomes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outcomes_decision'), ['decision'], unique=False)
        batch_op.create_index(batch_op.f('ix_outcomes_site_kind_at'), ['site', 'kind', 'at'], unique=False)
        batch_op.create_index(batch_op.f('ix_outcomes_site_visitor_at'), ['site', 'visitor', 'at'], unique=False)

    op.create_table('policies',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('version', sa.String(length=32), nullable=False),
    sa.Column('applied_at', sa.BigInteger(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'version', name=op.f('pk_policies')),
    comment='Every set of campaigns ever applied, by digest, so that old decisions can be replayed.'
    )
    with op.batch_alter_table('policies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_policies_site_applied_at'), ['site', 'applied_at'], unique=False)

    op.create_table('products',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('as_of', sa.BigInteger(), nullable=False),
    sa.Column('facts', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'id', 'as_of', name=op.f('pk_products')),
    comment='What the store said of a product, and when; appended, never overwritten.'
    )
    op.create_table('sessions',
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('visitor', sa.String(length=64), nullable=False),
    sa.Column('opened_at', sa.BigInteger(), nullable=False),
    sa.Column('device', sa.String(length=64), nullable=False),
    sa.Column('referrer', sa.String(length=64), nullable=False),
    sa.Column('opening', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('site', 'id', name=op.f('pk_sessions')),
    comment='One row per session, with what was known of the visitor when it opened.'
    )
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sessions_site_opened_at'), ['site', 'opened_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_sessions_site_visitor_opened_at'), ['site', 'visitor', 'opened_at'], unique=False)

    op.create_table('sign_in_failures',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_failures')),
    comment='Failed sign-ins, so that guessing is slowed on every node alike.'
    )
    with op.batch_alter_table('sign_in_failures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_failures_name_at'), ['name', 'at'], unique=False)

    op.create_table('sites',
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('origins', sa.Text(), nullable=False),
    sa.Column('secret_hash', sa.String(length=64), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_sites')),
    comment='Stores: public key, allowed origins (one a line), SHA-256 of the secret key.'
    )
    op.create_table('users',
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('password_hash', sa.String(length=256), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_users')),
    comment='Who may open the admin; passwords as argon2id hashes.'
    )


def downgrade() -> None:
    op.drop_table('users')
    op.drop_table('sites')
    with op.batch_alter_table('sign_in_failures', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_failures_name_at'))

    op.drop_table('sign_in_failures')
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sessions_site_visitor_opened_at'))
        batch_op.drop_index(batch_op.f('ix_sessions_site_opened_at'))

    op.drop_table('sessions')
    op.drop_table('products')
    with op.batch_alter_table('policies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_policies_site_applied_at'))

    op.drop_table('policies')
    with op.batch_alter_table('outcomes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outcomes_site_visitor_at'))
        batch_op.drop_index(batch_op.f('ix_outcomes_site_kind_at'))
        batch_op.drop_index(batch_op.f('ix_outcomes_decision'))

    op.drop_table('outcomes')
    op.drop_table('journal')
    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_decisions_site_visitor_at'))
        batch_op.drop_index(batch_op.f('ix_decisions_site_session_version'))
        batch_op.drop_index(batch_op.f('ix_decisions_site_arm_at'))

    op.drop_table('decisions')
