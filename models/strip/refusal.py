"""Why a model can't be stripped."""


class Refusal(Exception):
    """One sentence for the user. Nothing has been written when it is raised."""

    status = 1


class NothingLeft(Refusal):
    """The policy allows no generic class of the model."""

    status = 3
