"""Weighing of signs: what a number counts where no rule of the grammar ties it to an outcome."""
