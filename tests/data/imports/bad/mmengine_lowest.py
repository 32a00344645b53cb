base_lr = 0.01
optim_wrapper = dict(optimizer=dict(type='SGD', lr=base_lr))
param_scheduler = [
    dict(type='LinearLR', start_factor=0.1, by_epoch=False, begin=0, end=100),
    dict(type='CosineAnnealingLR', eta_min=base_lr * 0.05, begin=50, end=1000, by_epoch=False),
    dict(type='OneCycleLR', eta_max=1, total_steps=100, by_epoch=False, end=100),
]
