"""Statistics: yearbook sheets and bulletins come in; observations with edition and cell or line go out."""

from analysis.statistics.checks import CHECKS, run_checks, with_checks
from analysis.statistics.contents import TableContent, edition_contents, table_content
from analysis.statistics.diff import diff_editions
from analysis.statistics.failures import Failure
from analysis.statistics.growth import AverageGrowth, average_growth, broken_between
from analysis.statistics.hints import agreeing_editions, doubtful_figures, lost_concepts, lost_places
from analysis.statistics.observations import ORDER, SourceReading, StatisticsReading, find_files, read_observations
from analysis.statistics.proposal import Proposal
from analysis.statistics.recognise import Recognition, recognise, with_edition
from analysis.statistics.register import propose_file, with_proposal, write_proposal
from analysis.statistics.scopes import WHOLE
from analysis.statistics.sources import Source, registered_sources
from analysis.statistics.vintages import as_of, latest

__all__ = [
    "CHECKS",
    "ORDER",
    "WHOLE",
    "AverageGrowth",
    "Failure",
    "Proposal",
    "Recognition",
    "Source",
    "SourceReading",
    "StatisticsReading",
    "TableContent",
    "agreeing_editions",
    "as_of",
    "average_growth",
    "broken_between",
    "diff_editions",
    "doubtful_figures",
    "edition_contents",
    "find_files",
    "latest",
    "lost_concepts",
    "lost_places",
    "propose_file",
    "read_observations",
    "recognise",
    "registered_sources",
    "run_checks",
    "table_content",
    "with_checks",
    "with_edition",
    "with_proposal",
    "write_proposal",
]
