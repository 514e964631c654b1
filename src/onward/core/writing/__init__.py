"""What notes, resumes and talking points share: focus, placeholders, language."""
