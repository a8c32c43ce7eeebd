"""How likely a visitor is to buy or leave: trained models, checked on loading, that score in microseconds."""
