"""Three small packages in the style of real ones, with makefiles that know nothing of elnet."""
