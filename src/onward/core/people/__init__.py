"""Contacts, touches and their rhythm."""
