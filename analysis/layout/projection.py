"""A local equal-area projection: lengths in metres for maps and for distances between places."""

from __future__ import annotations

import geopandas as gpd
from pyproj import CRS

from analysis.errors import InputError


def local_projection(frame: gpd.GeoDataFrame) -> CRS:
    """Lambert azimuthal equal-area projection centred on some places, on the datum of their coordinates.

    Parameters
    ----------
    frame : GeoDataFrame
        In degrees.

    Raises
    ------
    InputError
        Where the coordinates are not in degrees, or there is nothing to centre on.
    """
    if frame.crs is None or not frame.crs.is_geographic or frame.empty:
        raise InputError("map", "crs", str(frame.crs), "places in geographic coordinates (degrees)")
    left, low, right, high = frame.total_bounds
    # CGCS2000 is realised on the GRS80 ellipsoid to within 0.1 mm; naming the ellipsoid avoids any datum shift.
    centre = f"+lon_0={(left + right) / 2:.4f} +lat_0={(low + high) / 2:.4f}"
    return CRS.from_proj4(f"+proj=laea {centre} +ellps=GRS80 +units=m")
