"""Every sentence the engine can say, in both languages, by code (the .toml files here)."""

from duijie.kernel.catalogue import Catalogue

CATALOGUE = Catalogue(__name__)
say = CATALOGUE.say
