from waverly.pipeline.lru import Lru


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    memory: Lru[str, int] = Lru(2)
    memory.put("a", 1)
    memory.put("b", 2)
    memory.get("a")
    memory.put("c", 3)
    assert [memory.get(key) for key in "abc"] == [1, None, 3]
    assert len(memory) == 2


def test_a_value_can_be_replaced_and_forgotten() -> None:
    memory: Lru[str, int] = Lru(2)
    memory.put("a", 1)
    memory.put("a", 2)
    assert memory.get("a") == 2
    memory.forget("a")
    memory.forget("never there")
    assert len(memory) == 0
