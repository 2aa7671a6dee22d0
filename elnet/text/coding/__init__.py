"""Coding systems: bytes to characters and back, piece by piece, as Emacs does it."""

from elnet.text.coding.decoding import Decoder
from elnet.text.coding.encoding import Encoder
from elnet.text.coding.systems import Coding, CodingSystem, CodingTable, UnknownCodingSystem

__all__ = ["Coding", "CodingSystem", "CodingTable", "Decoder", "Encoder", "UnknownCodingSystem"]
