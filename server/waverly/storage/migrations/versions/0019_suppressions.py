"""Addresses that said no to letters are remembered as hashes, also when their contact is deleted."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    suppressions = op.create_table('suppressions',
    sa.Column('mark', sa.String(length=64), nullable=False),
    sa.Column('site', sa.String(length=64), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('mark', name=op.f('pk_suppressions')),
    comment='Addresses that said no to letters, as a hash, so that nobody writes to them again.'
    )
    ended = op.get_bind().execute(sa.text(
        'SELECT site, lower(email), max(ended_at) FROM contacts WHERE ended_at IS NOT NULL GROUP BY site, lower(email)'
    ))
    rows = [
        {'mark': sha256(f'{site}\x1f{email}'.encode()).hexdigest(), 'site': site, 'at': at}
        for site, email, at in ended
    ]
    op.bulk_insert(suppressions, rows)


def downgrade() -> None:
    op.drop_table('suppressions')
