"""The effect of showing each arm compared with showing nothing, for whom, and how certain it is.

Likely buyers are not the ones whom help sways. What sways is learnt only from decisions that were
partly left to chance, with the chances recorded: those are the propensities asked for here.
"""

from waverly.training.uplift.gain import Gain as Gain
from waverly.training.uplift.gain import gain_of as gain_of
from waverly.training.uplift.honest import honest_effects as honest_effects
from waverly.training.uplift.learners import LEARNERS as LEARNERS
from waverly.training.uplift.learners import Effects as Effects
from waverly.training.uplift.learners import LearnerName as LearnerName
from waverly.training.uplift.learners import fit_effects as fit_effects
from waverly.training.uplift.levels import FitPlan as FitPlan
from waverly.training.uplift.levels import plan_for as plan_for
from waverly.training.uplift.trial import Trial as Trial
from waverly.training.uplift.trial import check_trial as check_trial
from waverly.training.uplift.trial import trial_from as trial_from
from waverly.training.uplift.verdict import UpliftVerdict as UpliftVerdict
from waverly.training.uplift.verdict import judge as judge
