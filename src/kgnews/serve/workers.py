"""Processes that answer one question each, one of them started ahead of its question."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from kgnews.serve.settings import Settings
from kgnews.sparql import Answer, Question, answer, started

__all__ = ["Job", "Workers"]


class Job:
    """One question that is being answered, and can be given up."""

    def __init__(self, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        """Ask in a process that is taken now, or in a new one should it need a second."""
        self._ready: subprocess.Popen[bytes] | None = start()
        self._at_work = self._ready
        self.stopped = False

    def answer(self, settings: Settings, question: Question) -> Answer:
        """What the store has to say; raises as :func:`kgnews.sparql.answer`."""
        return answer(settings.folder, question, start=self._process)

    def stop(self) -> None:
        """Give it up: nobody waits for the answer any more."""
        self.stopped = True
        if self._at_work:
            self._at_work.kill()

    def _process(self) -> subprocess.Popen[bytes]:
        self._at_work, self._ready = self._ready or started(), None
        if self.stopped:
            self._at_work.kill()
        return self._at_work


class Workers:
    """A process waits for the next question, so that no question waits for a process.

    It is made in the thread that runs the site: the system ends a process with the thread that
    started it, and other threads come and go.
    """

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._spare: subprocess.Popen[bytes] | None = None
        self._jobs: set[Job] = set()

    def job(self) -> Job:
        """A job with a process of its own; to be given back with :meth:`done`."""
        job = Job(self._taken)
        self._jobs.add(job)
        return job

    def done(self, job: Job) -> None:
        """The job is over, whatever came of it."""
        self._jobs.discard(job)

    def prepare(self) -> None:
        """Start the process for the next question."""
        if self._spare is None or self._spare.poll() is not None:
            self._spare = started()

    def end(self) -> None:
        """Stop whatever is at work or waiting."""
        for job in self._jobs:
            job.stop()
        if self._spare:
            self._spare.kill()
            self._spare.communicate()
            self._spare = None

    def _taken(self) -> subprocess.Popen[bytes]:
        self.prepare()
        process, self._spare = self._spare, None
        assert process
        return process
