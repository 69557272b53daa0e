Feature: Refused commands in the confirmation stage
  SWRA513C section 7.5. A command that is refused while the device confirms a profile changes neither the settings of the
  device nor the confirmation.

  Rule: PROV-7.5-02 A command that is refused in the confirmation stage is not executed later either

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/11 After the success of <process>, a profile that was refused is not stored
      Given <process> is waiting for the phone to fetch the result
      And the host calls sl_WlanProfileAdd with:
        | pName           | intruder              |
        | pSecParams.Type | SL_WLAN_SEC_TYPE_OPEN |
        | pSecParams.Key  |                       |
        | Priority        | 0                     |
      And the call is refused
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | home |

      Examples:
        | process         |
        | AP provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                  |
        | AP+SmartConfig provisioning after a stop |
        | auto-provisioning as an access point     |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/12 After the success of <process>, a profile whose deletion was refused is stored
      Given <process> is waiting for the phone to fetch the result
      And the host calls sl_WlanProfileDel with:
        | Index | SL_WLAN_DEL_ALL_PROFILES |
      And the call is refused
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | home |

      Examples:
        | process         |
        | AP provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                  |
        | AP+SmartConfig provisioning after a time-out and a reset |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/13 After the success of <process>, a policy that was refused does not apply
      Given <process> is waiting for the phone to fetch the result
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | fast + auto-provisioning  |
      And the call is refused
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | auto-provisioning | off |

      Examples:
        | process         |
        | AP provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                        |
        | SmartConfig provisioning                       |
        | SmartConfig provisioning in its second attempt |

      Examples: after earlier processes or attempts
        | process                                           |
        | AP+SmartConfig provisioning in its second attempt |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/14 After the success of <process>, a device name that was refused does not apply
      Given <process> is waiting for the phone to fetch the result
      And the host calls sl_NetAppSet with:
        | AppId        | SL_NETAPP_DEVICE_ID  |
        | Option       | SL_NETAPP_DEVICE_URN |
        | pOptionValue | intruder             |
      And the call is refused
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | name other than | intruder |

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                                  |
        | AP+SmartConfig provisioning after a reset and a time-out |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-7.5-02/15 After the success of <process>, a change of role that was refused does not apply
      Given <process> is waiting for the phone to fetch the result
      And the host calls sl_WlanSetMode with:
        | Mode | ROLE_AP |
      And the call is refused
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host restarts the device
      Then the phone does not see the device AP

      Examples:
        | process         |
        | AP provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/16 During <process>, a refused <refused> leaves the network of the profile in use
      Given <process> is waiting for the phone to fetch the result
      And the host calls <refused>
      And the call is refused
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                                          | refused           |
        | AP provisioning                                  | sl_WlanDisconnect |
        | AP+SmartConfig provisioning                      | sl_WlanConnect    |
        | AP+SmartConfig provisioning in its third attempt | sl_WlanDisconnect |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | refused           |
        | SmartConfig provisioning | sl_WlanDisconnect |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/17 During <process>, a refused <refused> does not end the search for an address
      Given <process> is waiting for an IP address
      When the host calls <refused>
      Then the call is refused
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                                               | refused           |
        | AP provisioning                                       | sl_WlanDisconnect |
        | AP+SmartConfig provisioning after a stop              | sl_WlanConnect    |
        | AP provisioning after a success in its second attempt | sl_WlanDisconnect |

    @PROV-7.5-02 @PROV-4.3-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-02/18 During <process>, a refused stop of the HTTP server leaves the result readable
      Given <process> is waiting for the phone to fetch the result
      And the host calls sl_NetAppStop with:
        | AppBitMap | SL_NETAPP_HTTP_SERVER_ID |
      And the call is refused
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                              |
        | AP provisioning                      |
        | auto-provisioning as an access point |
