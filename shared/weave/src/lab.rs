//! Sets up `JupyterLab` with the evcxr kernel and opens working copies of the notebooks.
