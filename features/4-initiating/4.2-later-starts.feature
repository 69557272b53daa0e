Feature: Auto-provisioning after earlier processes
  SWRA513C section 4.2. The conditions of the auto-start are the same after each process that the device has had. So are
  its delay, its mode, and the commands that prevent it. In these scenarios a process has ended in each way, and the
  host then restarts the device.

  Rule: PROV-4.2-05 A command prevents the start after each process

    @PROV-4.2-05
    Scenario Outline: PROV-4.2-05/3 When <process> <moment>, a call of <function> prevents the start
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      And the host restarts the device
      When the host calls <function> at the early moment (1 s) after sl_Start
      Then the device reports nothing within the no-profile delay (2 s) after <function>

      Examples:
        | process                                                            | moment                       | function         |
        | SmartConfig provisioning after a stop                              | has been stopped by its host | sl_DeviceGet     |
        | SmartConfig provisioning after a stop                              | has been stopped by its host | sl_WlanPolicyGet |
        | SmartConfig provisioning after a stop                              | has been stopped by its host | sl_Socket        |
        | SmartConfig provisioning after a stop                              | has been stopped by its host | sl_NetAppGet     |
        | SmartConfig provisioning after a stop                              | has been stopped by its host | sl_NetCfgGet     |
        | SmartConfig provisioning after a stop                              | has been stopped by its host | sl_FsGetFileList |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host | sl_DeviceGet     |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host | sl_WlanPolicyGet |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host | sl_Socket        |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host | sl_NetAppGet     |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host | sl_NetCfgGet     |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host | sl_FsGetFileList |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host | sl_DeviceGet     |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host | sl_WlanPolicyGet |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host | sl_Socket        |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host | sl_NetAppGet     |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host | sl_NetCfgGet     |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host | sl_FsGetFileList |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host | sl_DeviceGet     |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host | sl_WlanPolicyGet |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host | sl_Socket        |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host | sl_NetAppGet     |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host | sl_NetCfgGet     |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host | sl_FsGetFileList |
        | auto-provisioning as a station                                     | has been stopped by its host | sl_DeviceGet     |
        | auto-provisioning as a station                                     | has been stopped by its host | sl_WlanPolicyGet |
        | auto-provisioning as a station                                     | has been stopped by its host | sl_Socket        |
        | auto-provisioning as a station                                     | has been stopped by its host | sl_NetAppGet     |
        | auto-provisioning as a station                                     | has been stopped by its host | sl_NetCfgGet     |
        | auto-provisioning as a station                                     | has been stopped by its host | sl_FsGetFileList |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host | sl_DeviceGet     |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host | sl_WlanPolicyGet |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host | sl_Socket        |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host | sl_NetAppGet     |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host | sl_NetCfgGet     |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host | sl_FsGetFileList |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      | sl_DeviceGet     |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      | sl_WlanPolicyGet |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      | sl_Socket        |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      | sl_NetAppGet     |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      | sl_NetCfgGet     |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      | sl_FsGetFileList |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      | sl_DeviceGet     |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      | sl_WlanPolicyGet |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      | sl_Socket        |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      | sl_NetAppGet     |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      | sl_NetCfgGet     |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      | sl_FsGetFileList |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       | function         |
        | AP provisioning in its second attempt            | has been stopped by its host | sl_DeviceGet     |
        | AP provisioning in its second attempt            | has been stopped by its host | sl_WlanPolicyGet |
        | AP provisioning in its second attempt            | has been stopped by its host | sl_Socket        |
        | AP provisioning in its second attempt            | has been stopped by its host | sl_NetAppGet     |
        | AP provisioning in its second attempt            | has been stopped by its host | sl_NetCfgGet     |
        | AP provisioning in its second attempt            | has been stopped by its host | sl_FsGetFileList |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host | sl_DeviceGet     |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host | sl_WlanPolicyGet |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host | sl_Socket        |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host | sl_NetAppGet     |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host | sl_NetCfgGet     |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host | sl_FsGetFileList |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       | function         |
        | AP provisioning after a success | has been stopped by its host | sl_DeviceGet     |
        | AP provisioning after a success | has been stopped by its host | sl_WlanPolicyGet |
        | AP provisioning after a success | has been stopped by its host | sl_Socket        |
        | AP provisioning after a success | has been stopped by its host | sl_NetAppGet     |
        | AP provisioning after a success | has been stopped by its host | sl_NetCfgGet     |
        | AP provisioning after a success | has been stopped by its host | sl_FsGetFileList |

  Rule: PROV-4.2-03 A device without profiles starts provisioning after each process

    @PROV-4.2-03 @PROV-4.2-04
    Scenario Outline: PROV-4.2-03/2 When <process> <moment>, a silent host lets a device without profiles start in time
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      When the host restarts the device
      Then the device reports nothing within the no-profile delay (2 s) after sl_Start
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)

      Examples:
        | process                                                            | moment                       |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       |
        | AP provisioning in its second attempt            | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

  Rule: PROV-4.2-12 A device in station role starts SmartConfig only after each process

    @PROV-4.2-12 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-4.2-12/3 When <process> <moment>, the auto-started device opens no access point
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      And the host restarts the device
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)
      Then the phone does not see the device AP

      Examples:
        | process                                                            | moment                       |
        | AP provisioning in its second attempt                              | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt                   | has been stopped by its host |
        | AP provisioning after a success                                    | has been stopped by its host |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |
        | AP provisioning                                                    | has been reset by its host   |
        | AP+SmartConfig provisioning                                        | has been reset by its host   |

  Rule: PROV-4.2-01 A device without the policy starts nothing after each process

    @PROV-4.2-01
    Scenario Outline: PROV-4.2-01/3 When <process> <moment>, a device without the policy starts nothing
      Given <process> <moment>
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | off                       |
      When the host restarts the device
      Then the device reports nothing for the no-profile watch (10 s)

      Examples:
        | process                                                            | moment                       |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       |
        | AP provisioning in its second attempt            | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

  Rule: PROV-4.2-06 A stored profile prevents the start after each process

    @PROV-4.2-06 @needs-phone
    Scenario Outline: PROV-4.2-06/2 After <process>, the profile that it has stored prevents the start
      Given <process> has a profile to confirm
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-provisioning         |
      When the host restarts the device
      Then the device reports nothing for the no-profile watch (10 s)

      Examples:
        | process                                                  |
        | AP provisioning                                          |
        | AP+SmartConfig provisioning after a stop                 |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |
        | auto-provisioning as an access point after a stop        |

      @needs-network
      Examples: with further needs
        | process                         |
        | AP provisioning after a success |

  Rule: PROV-4.2-07 A device without its network starts provisioning after each process

    @PROV-4.2-07 @PROV-4.2-08 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.2-07/3 After <process>, a device starts two minutes after it has lost the network of the success
      Given <process> has been stopped by its host
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION        |
        | Policy | auto-connect + auto-provisioning |
      And the host restarts the device
      And the host receives SL_WLAN_EVENT_CONNECT
      When the network "office" goes out of range
      Then the device reports nothing for the disconnection delay (2 min)
      And the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the disconnection bound (125 s)

      Examples:
        | process                                  |
        | AP provisioning after a success          |
        | SmartConfig provisioning after a success |

  Rule: PROV-4.2-08 A connection ends the wait after each process

    @PROV-4.2-08 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.2-08/3 After <process>, a device whose network returns does not start
      Given <process> has a profile to confirm
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION        |
        | Policy | auto-connect + auto-provisioning |
      And the host restarts the device
      And the network "home" returns into range
      And the host receives SL_WLAN_EVENT_CONNECT
      Then the device reports nothing for the long outage (3 min)

      Examples:
        | process                                                  |
        | AP+SmartConfig provisioning after a stop                 |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |
