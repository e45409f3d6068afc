"""An invented ecosystem for looking around, loaded through the services of the apps below."""
