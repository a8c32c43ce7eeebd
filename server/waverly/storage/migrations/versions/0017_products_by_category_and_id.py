"""The first few products of a category are found without reading all of it."""

from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index('ix_products_site_category', table_name='products')
    op.create_index('ix_products_site_category_id', 'products', ['site', 'category', 'id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_products_site_category_id', table_name='products')
    op.create_index('ix_products_site_category', 'products', ['site', 'category'], unique=False)
