"""What no policy may do, learnt or not: a lower price is never the first answer to a doubt."""

import pytest
from msgspec.structs import replace

from tests.support.builders import a_campaign, a_policy, an_opportunity
from waverly.deciding import NOTHING, Opportunity, decide
from waverly.deciding.share_table import ShareTable, TriggerShares
from waverly.scoring.causes import WEIGHTS, causes
from waverly.sessions import MomentSum
from waverly.wire.moments import MOMENTS

KINDS = [str(kind.__struct_config__.tag) for kind in MOMENTS]
PRICE_SIGNALS = {"coupon_hunt", "title_copied"}
EVERYTHING = dict.fromkeys(("fit", "price", "trust", "information", "choice", "payment"), 1.0)
COUPON = a_campaign("coupon", discount=0.1, order=1, causes=EVERYTHING, trigger={"moments": KINDS})
ANSWERS = a_campaign("answers", order=2, causes=EVERYTHING, trigger={"moments": KINDS})
PUSHY = ShareTable(triggers={kind: TriggerShares(lead="coupon", control=0.1) for kind in KINDS})


def wavering(kind: str, *earlier: str) -> Opportunity:
    o = an_opportunity(moment=kind)
    moments = {k: MomentSum(times=1, strength=1.0, last_at=o.at) for k in (*earlier, kind)}
    state = replace(o.state, moments=moments)
    return replace(o, state=state, causes=causes(moments, o.at))


@pytest.mark.parametrize("kind", sorted(WEIGHTS))
def test_without_a_sign_that_it_is_the_price_no_discount_is_given(kind: str) -> None:
    record = decide(wavering(kind), a_policy(COUPON, ANSWERS, table=PUSHY))
    assert ("coupon" in record.propensities) is (kind in PRICE_SIGNALS)
    assert "answers" in record.propensities or kind in PRICE_SIGNALS


def test_a_sign_earlier_in_the_visit_allows_it_now() -> None:
    record = decide(wavering("listing_pogo", "coupon_hunt"), a_policy(COUPON, ANSWERS))
    assert "coupon" in record.propensities


def test_who_lingers_on_a_policy_never_gets_a_discount_even_after_hunting_one() -> None:
    record = decide(wavering("policy_linger", "coupon_hunt"), a_policy(COUPON, table=PUSHY))
    assert [fate.rule for fate in record.fates] == ["no_discount_here"]
    assert record.propensities == {NOTHING: 1.0}


@pytest.mark.parametrize(("p_buy", "is_given"), [(0.30, True), (0.31, False)])
def test_who_would_buy_anyway_gets_no_discount(p_buy: float, is_given: bool) -> None:
    o, policy = wavering("coupon_hunt"), a_policy(COUPON, ANSWERS)
    record = decide(o, policy, lambda arms: [p_buy] * len(arms), model="m")
    assert ("coupon" in record.propensities) is is_given
    assert "answers" in record.propensities
