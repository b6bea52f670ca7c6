"""From the options to the configuration."""

from graphs.config import Config
from graphs.journal import Journal
from graphs.options import Options
from graphs.place import code_digest, file_digest, find_place
from graphs.setup import corpus_file

_PACKAGES = ("agents", "graphs", "sandbox")
_WAS_MADE_WITH_DOCKER = (
    "was begun with docker: start the Docker engine again, or begin a folder without it (another --out, or --fork)"
)


async def prepare(options: Options) -> Config:
    """Open the sandbox once, so that its image is built and what cannot work is said before anything begins.

    Raises:
        SandboxError: there is no sandbox for these programs; the message says what to do.
    """
    file = corpus_file(options.author)
    with_docker = not options.fork and Journal.sandbox_of(options.out / "work") == "docker"
    place = await find_place(
        options.sandbox,
        options.runtime,
        may_be_local=file is None or options.allow_foreign,
        begun=f"{options.out} {_WAS_MADE_WITH_DOCKER}" if with_docker else "",
    )
    return Config(
        domain=options.domain,
        seed=options.seed,
        direction=options.direction,
        author=f"corpus:{file.name}" if file else options.author,
        narrators=options.narrators,
        sandbox=place.kind,
        source_digest=file_digest(file) if file else "",
        source=str(file.resolve()) if file else "",
        image=place.image,
        python=place.python,
        runtime=options.runtime or "",
        code=code_digest(_PACKAGES),
    )
