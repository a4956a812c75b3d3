import sys
from pathlib import Path

# The training scripts are no package: they run from their own folder.
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
