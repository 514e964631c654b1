"""The pages. No tables here: each noun has urls, views, pages and forms."""
