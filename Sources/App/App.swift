import Crypto
import Configuration
import Hummingbird
import Metrics
import ServiceLifecycle
