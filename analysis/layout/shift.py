"""Polygons that lie beside the truth: a shift common to all counties betrays GCJ-02 or BD-09 coordinates."""

from __future__ import annotations

import math
import warnings

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

# Metres. Generalised outlines move a centroid by tens of metres to and fro; GCJ-02 moves all by hundreds one way.
LEAST_SHIFT, LEAST_COUNTIES = 150.0, 3
_METRES_A_DEGREE = math.pi * 6378137 / 180


def common_shift(own: gpd.GeoDataFrame, reference: gpd.GeoDataFrame) -> float:
    """Distance by which all polygons of one set lie beside those of another.

    Parameters
    ----------
    own, reference : GeoDataFrame
        Columns ``code`` and ``geometry`` in degrees; codes that occur once in both are compared.

    Returns
    -------
    float
        Metres; 0 where the displacements of the centroids are small or point into different directions, or where
        fewer than three codes are common.
    """
    moved = _centroids(own).add_suffix("_own").join(_centroids(reference), how="inner").dropna()
    if len(moved) < LEAST_COUNTIES:
        return 0.0
    east = (moved["x_own"] - moved["x"]) * np.cos(np.radians(moved["y"])) * _METRES_A_DEGREE
    north = (moved["y_own"] - moved["y"]) * _METRES_A_DEGREE
    steps: npt.NDArray[np.float64] = np.column_stack([east, north])
    middle = np.median(steps, axis=0)
    length = float(np.hypot(*middle))
    scatter = float(np.median(np.hypot(*(steps - middle).T)))
    return length if length >= LEAST_SHIFT and scatter < length / 3 else 0.0


def _centroids(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    drawn = ~(frame.geometry.isna() | frame.geometry.is_empty)
    usable = frame[drawn & ~frame["code"].duplicated(keep=False)].set_index("code")
    with warnings.catch_warnings():
        # Centroids in degrees are off by metres at most here, and by the same in both sets.
        warnings.filterwarnings("ignore", message="Geometry is in a geographic CRS")
        points = usable.geometry.centroid
    return pd.DataFrame({"x": points.x, "y": points.y})
