"""`python -m demo_store --port 8400 --waverly http://127.0.0.1:8300` runs the shop."""

from __future__ import annotations

import click
import uvicorn

from .app import create_app


@click.command()
@click.option("--port", default=8400, show_default=True, help="Port on 127.0.0.1.")
@click.option("--waverly", default=None, help="Address of the server the script tag points to.")
@click.option("--site-key", default="pk_demo", show_default=True, help="Public key in the tag.")
@click.option("--preview", is_flag=True, help="Mark visitors as the store's own people.")
def main(port: int, waverly: str | None, site_key: str, preview: bool) -> None:
    """Run the demo shop."""
    app = create_app(waverly_url=waverly, site_key=site_key, preview=preview)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main()
