"""The rules, a module for each thing that they look at; `briefing.check.rule` gathers them."""
