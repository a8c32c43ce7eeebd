"""The same two products in every form a shop may publish them in."""

import gzip
from pathlib import Path

XML = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<item>
  <g:id>ZX-41</g:id><g:item_group_id>ZX</g:item_group_id><g:title>ZX Elite Trail Shoe, 41</g:title>
  <g:description>Fast.</g:description><g:link>https://shop.example/p/zx</g:link>
  <g:image_link>https://shop.example/zx.jpg</g:image_link><g:availability>out of stock</g:availability>
  <g:price>129.00 EUR</g:price><g:brand>Acme</g:brand><g:size>41</g:size><g:color>red</g:color>
  <g:product_type>Shoes &gt; Trail</g:product_type><g:quantity>0</g:quantity>
  <g:product_detail>
    <g:attribute_name>Drop</g:attribute_name><g:attribute_value>6 mm</g:attribute_value>
  </g:product_detail>
</item>
<item>
  <g:id>ZX-42</g:id><g:item_group_id>ZX</g:item_group_id><g:title>ZX Elite Trail Shoe, 42</g:title>
  <g:link>https://shop.example/p/zx</g:link><g:availability>in_stock</g:availability>
  <g:price>129.00 EUR</g:price><g:sale_price>99.00 EUR</g:sale_price><g:brand>Acme</g:brand>
  <g:size>42</g:size><g:color>red</g:color><g:product_type>Shoes &gt; Trail</g:product_type>
  <g:quantity>3</g:quantity>
  <g:product_detail>
    <g:attribute_name>Drop</g:attribute_name><g:attribute_value>6 mm</g:attribute_value>
  </g:product_detail>
</item>
<item>
  <g:id>SOCK</g:id><g:title>Sock</g:title><g:price>9,90 EUR</g:price>
  <g:availability>soon</g:availability>
</item>
<item><g:title>Nameless</g:title></item>
</channel></rss>"""

TABLE = (
    "id\titem group id\ttitle\tlink\tprice\tsale_price\tavailability\tproduct_type\tquantity\tsize\n"
    "ZX-41\tZX\tZX Elite 41\thttps://shop.example/p/zx\t129.00 EUR\t\tout of stock\tTrail\t0\t41\n"
    "ZX-42\tZX\tZX Elite 42\thttps://shop.example/p/zx\t129.00 EUR\t99.00 EUR\tin stock\tTrail\t3\t42\n"
)


def written(folder: Path, text: str, *, packed: bool = False) -> Path:
    """Write a feed into a folder, under a name that says nothing of its form."""
    file = folder / "feed"
    content = text.encode()
    file.write_bytes(gzip.compress(content) if packed else content)
    return file
