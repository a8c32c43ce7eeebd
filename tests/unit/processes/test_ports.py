import socket

import pytest

from waverly.errors import SettingsError
from waverly.processes.ports import free_port


def test_any_free_port_can_be_listened_on() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as listener:
        assert listener.getsockname()[1] > 0


def test_a_port_in_use_is_refused_with_its_number_and_the_mend() -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        with pytest.raises(SettingsError, match="listens on this port already") as refused:
            free_port(port, mend="Name another.")
    assert (refused.value.value, refused.value.mend) == (str(port), "Name another.")


def test_an_address_of_another_computer_is_not_called_a_port_in_use() -> None:
    with pytest.raises(SettingsError, match="Nothing can listen here") as refused:
        free_port(8765, "203.0.113.7")
    assert refused.value.place == "203.0.113.7:8765"
