"""What crosses the network: one set of structs from which every schema and type is generated."""

from waverly.wire.batch import Answer as Answer
from waverly.wire.batch import Ask as Ask
from waverly.wire.batch import Batch as Batch
from waverly.wire.batch import Consent as Consent
from waverly.wire.batch import Decision as Decision
from waverly.wire.batch import Mood as Mood
from waverly.wire.decode import EVENTS as EVENTS
from waverly.wire.decode import KIND_OF as KIND_OF
from waverly.wire.decode import KINDS as KINDS
from waverly.wire.decode import Events as Events
from waverly.wire.decode import UnknownEvent as UnknownEvent
from waverly.wire.decode import decode_batch as decode_batch
from waverly.wire.decode import decode_events as decode_events
from waverly.wire.decode import read_batch as read_batch
from waverly.wire.event import Event as Event
from waverly.wire.event import Moment as Moment
from waverly.wire.page import TOUCH_DEVICES as TOUCH_DEVICES
from waverly.wire.page import Cart as Cart
from waverly.wire.page import Page as Page
from waverly.wire.page import Product as Product
from waverly.wire.problem import Problem as Problem
