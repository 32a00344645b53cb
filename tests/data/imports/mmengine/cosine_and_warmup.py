train_cfg = dict(max_epochs=10)
param_scheduler = [
    {'type': 'CosineAnnealingLR', 'T_max': 10},
    {'type': 'LinearLR', 'start_factor': 0.1, 'by_epoch': False, 'begin': 0, 'end': 16},
]
