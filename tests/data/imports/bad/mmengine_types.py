param_scheduler = [
    dict(type='LinearLr', start_factor=0.1, by_epoch=False, end=10),
    dict(start_factor=0.1),
    dict(type='mmdet.QuadraticWarmupLR', by_epoch=True),
    dict(type='CosineAnnealingParamScheduler', T_max=10),
]
