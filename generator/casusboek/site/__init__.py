"""From pages to a site: templates and theme, downloads, the engine, the folder that is served."""
